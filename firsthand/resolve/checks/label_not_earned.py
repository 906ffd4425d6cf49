"""Labels that the evidence given does not earn; copies and matches that are missing for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error, warning
from firsthand.model.evidence import span_of
from firsthand.model.resolved import Item
from firsthand.model.site import Copies, RuleWord
from firsthand.resolve.dossier import ClaimCase, Dossier
from firsthand.resolve.outcomes import Failing, Verdict


def check_labels_earned(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each label that is not earned, and one for each missing proof, naming all claims that lack it."""
    missing: dict[tuple[RuleWord, Item | str, str], list[tuple[ClaimCase, Failing]]] = {}
    for case in sorted(dossier.cases, key=lambda one: one.claim.span):
        if case.label is None or case.is_broken:
            continue
        verdict = dossier.verdicts[case.claim.id]
        if verdict.is_earned:
            continue
        if not verdict.lacks_proof_only:
            yield from _report_label(case, verdict)
        elif proof := _first_proof(verdict):
            key = (proof.word, proof.outcome.about or case.claim.id, proof.outcome.why)
            missing.setdefault(key, []).append((case, proof))
    for lacking in missing.values():
        yield _report_proof(dossier, lacking)


def _report_label(case: ClaimCase, verdict: Verdict) -> Iterator[Diagnostic]:
    """One error with every word that fails, unless each alternative fails for what is reported elsewhere."""
    alternatives = [[one for one in failing if not one.outcome.is_silent] for failing in verdict.alternatives]
    told = [failing for failing in alternatives if failing]
    if not told:
        return
    whys = {one.outcome.why: one.word for failing in reversed(told) for one in reversed(failing)}  # the first word wins
    reasons = _unique(f"`{whys[one.outcome.why]}` is not met, since {one.outcome.why}" for failing in told for one in failing)
    yield error(
        Code.LABEL_NOT_EARNED,
        span_of(case.claim, "label"),
        f'the claim "{case.claim.id}" has not earned "{case.claim.label}": {"; ".join(reasons)}',
        hint=_join_fixes([_unique(one.outcome.fix for one in failing) for failing in told]),
    )


def _join_fixes(alternatives: list[list[str]]) -> str:
    """What would meet the rule: first what each alternative asks, then the choice between them."""
    common = [fix for fix in alternatives[0] if all(fix in fixes for fixes in alternatives)]
    rests = [[fix for fix in fixes if fix not in common] for fixes in alternatives]
    if not common:
        return "; or ".join(_unique("; and ".join(rest) for rest in rests))
    if len(rests) == 1 or not all(rests):
        return "; and ".join(common)
    return "; and ".join([*common, "either " + ", or ".join(_unique(" and ".join(rest) for rest in rests))])


def _first_proof(verdict: Verdict) -> Failing | None:
    """The missing proof to tell of; None where something else already tells of it."""
    lacking = [failing for failing in verdict.alternatives if len(failing) == 1]
    if any(failing[0].outcome.is_silent for failing in lacking):
        return None
    return next((failing[0] for failing in lacking if failing[0].word in (RuleWord.COPY, RuleWord.MATCH)), None)


def _report_proof(dossier: Dossier, lacking: list[tuple[ClaimCase, Failing]]) -> Diagnostic:
    (case, proof), *others = lacking
    code = Code.COPY_MISSING if proof.word is RuleWord.COPY else Code.MATCH_MISSING
    report = warning if dossier.copies is Copies.WARN else error
    return report(
        code,
        span_of(case.claim, "label"),
        f'the claim "{case.claim.id}" is "{case.claim.label}", which needs a `{proof.word}`: {proof.outcome.why}',
        hint=proof.outcome.fix,
        related=tuple(
            Related(span=span_of(other.claim, "label"), message=f'the claim "{other.claim.id}" lacks it too')
            for other, _ in others
        ),
    )


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
