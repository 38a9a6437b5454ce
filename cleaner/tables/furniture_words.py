"""Words that tell menus, prompts and footers from prose: features of the line classifier.

Function words: the most frequent words of each language, which prose cannot do without and a
menu can. Furniture words: what sites write on buttons, menus and footers. Both lists are our own,
from general knowledge of the languages; a word in a list is evidence, never a verdict.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    # English
    "the of and to in a is that for it was on with as by at from are be this have or had not but "
    "which were has they you his her he she we an their been who will would there its when if "
    # German
    "der die das und zu den von mit ist des im für auf nicht ein eine dem sich auch es an werden "
    "aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben "
    # French
    "le la les et à des en du un une que est pour qui dans par plus pas au sur ne se ce il sont "
    "avec ont été elle mais cette ses aux leur "
    # Spanish, Portuguese, Italian
    "el los las del y que una por con para su al lo como más pero sus fue este ha si porque esta "
    "o os as do da dos em não uma com foi são mais ao pelo il di che è non per della sono del gli "
    # Russian
    "и в не на что с по как это к из но он у за от его о для же был то бы все а так их она было "
    # Vietnamese
    "và của là có được trong cho các với không người một đã này những để khi cũng từ về ở đến "
    # Arabic
    "في من على إلى أن التي الذي هذا هذه كان عن مع ما لا قد أو كما بعد وقال وفي بين".split()
)

# Chinese, Japanese and Korean prose, in which words are not divided by spaces.
FUNCTION_CHARS = frozenset(
    "的了是在和也有不就这這他她们們而及与與对對为為はがのをにでとたしるは은는이가을를의에도"
)

FURNITURE_WORDS = frozenset(
    "home menu search login log sign subscribe subscribed newsletter newsletters share tweet email "
    "print comment comments reply replies follow facebook twitter instagram linkedin youtube "
    "pinterest whatsapp telegram tiktok reddit rss privacy policy policies cookie cookies terms "
    "conditions copyright reserved rights contact about careers jobs advertise advertising sitemap "
    "help faq faqs support account register password related popular trending latest recent read "
    "more view show load next previous categories category tags tag archive archives skip content "
    "navigation footer header download app store cart checkout shop pricing blog resources events "
    "podcast podcasts video videos press partners company legal disclaimer accessibility careers "
    "anmelden registrieren abonnieren teilen kommentar kommentare impressum datenschutz agb "
    "startseite suche mehr weiterlesen newsletter anzeige abo kontakt "
    "connexion inscription partager commentaire commentaires confidentialité mentions accueil "
    "rechercher lire abonnez contactez "
    "iniciar sesión compartir comentario comentarios privacidad aviso inicio buscar suscríbete "
    "contacto leer "
    "войти регистрация поделиться комментарии комментарий подписаться поиск реклама контакты "
    "читайте также новости "
    "đăng nhập chia sẻ bình luận liên hệ quảng cáo "
    "登录 注册 评论 分享 更多 首页 版权 联系 关于 下载 推荐 相关 阅读 广告 搜索 关注 热门 "
    "ログイン 会員登録 コメント シェア 関連記事 一覧 ランキング 利用規約 お問い合わせ "
    "로그인 회원가입 댓글 공유 관련기사 더보기 구독 광고 개인정보".split()
)
