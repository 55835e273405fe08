"""Languages: FollowTheMoney has codes of three letters, we have BCP 47 tags."""

import re
from types import MappingProxyType

# Two letters and then three: the short code, and the long one of the same language.
_PAIRS = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel
bgbul bibis bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu
cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas
ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb
hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido
isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor
krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub
lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde
nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan
pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme
sgsag sisin skslk slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa
tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah
uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor zazha zhzho
zuzul
"""
_LONG = MappingProxyType({pair[:2]: pair[2:] for pair in _PAIRS.split()})
_SHORT = MappingProxyType({long: short for short, long in _LONG.items()})
_CODE = re.compile(r"[a-z]{2,3}")
_LONG_CODE = re.compile(r"[a-z]{3}")


def code_of(tag: str) -> str | None:
    """Give the code of three letters that a language tag is read back from, or None.

    A tag that says more than a language, such as a script, has none.

    Source: ISO 639-1 and ISO 639-3; BCP 47 (RFC 5646), section 2.2.1: where a language
    has a code of two letters, its tag is that.

    >>> code_of("hy"), code_of("arc"), code_of("zh-Hant"), code_of("eng")
    ('hye', 'arc', None, None)

    """
    if tag in _LONG:
        return _LONG[tag]
    is_long = _LONG_CODE.fullmatch(tag) is not None
    return tag if is_long and tag not in _SHORT else None


def tag_of(code: str) -> str | None:
    """Give the language tag of a code, or None where it is none.

    >>> tag_of("hye"), tag_of("arc"), tag_of("en"), tag_of("English")
    ('hy', 'arc', 'en', None)

    """
    if _CODE.fullmatch(code) is None:
        return None
    return _SHORT.get(code, code)
