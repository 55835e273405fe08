"""A trace as text, where it gets long."""

import claimtrack as ct


def test_a_long_chain_says_how_deep_it_is_and_is_indented_no_further() -> None:
    case = ct.Case("a long way")
    case.source("outlet")
    case.say("s000", "outlet", text="It fell.", key="0")
    for number in range(1, 100):
        case.relay(f"s{number:03}", "outlet", of=f"s{number - 1:03}", key=str(number))

    lines = str(ct.trace(case.graph(), "s099")).splitlines()

    assert lines[20].startswith("  " * 20 + "relays")
    assert lines[21].startswith("  " * 20 + "[21] relays")
    assert lines[99].startswith("  " * 20 + "[99] relays")
