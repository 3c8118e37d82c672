"""What is said and decided of a comparison; there is no way to change or remove it."""

from fastapi import APIRouter, Response, status

from api.dependencies import Store, Who
from api.models.reviews import Comment, CommentRequest, Decision, DecisionRequest
from api.reviewing import add_comment, add_decision, insist_on_speaking
from api.security import access
from api.security.policy import Action, does
from api.store import reviews

router = APIRouter(prefix="/v1/comparisons/{id}", tags=["reviews"])


@router.get("/comments")
@does(Action.READ_COMPARISON)
def list_comments(id: str, store: Store, who: Who) -> tuple[Comment, ...]:
    """Everything that is said of a comparison, oldest first."""
    with store.read() as session:
        comparison = access.comparison(session, who, id)
        return tuple(Comment.of(row) for row in reviews.comments(session, comparison.id))


@router.post("/comments", status_code=status.HTTP_201_CREATED)
@does(Action.COMMENT)
def write_comment(
    id: str, asked: CommentRequest, store: Store, who: Who, response: Response
) -> Comment:
    """Say something of an indicator, of a person's concern or of the whole, or answer somebody."""
    insist_on_speaking(who)
    with store.write() as session:
        row = add_comment(session, who, access.comparison(session, who, id), asked)
        response.headers["Location"] = f"/v1/comparisons/{id}/comments#{row.id}"
        return Comment.of(row)


@router.get("/decisions")
@does(Action.READ_COMPARISON)
def list_decisions(id: str, store: Store, who: Who) -> tuple[Decision, ...]:
    """Every decision with its dissent, newest first; the first one stands."""
    with store.read() as session:
        comparison = access.comparison(session, who, id)
        return tuple(Decision.of(row) for row in reviews.decisions(session, comparison.id))


@router.post("/decisions", status_code=status.HTTP_201_CREATED)
@does(Action.DECIDE)
def write_decision(
    id: str, asked: DecisionRequest, store: Store, who: Who, response: Response
) -> Decision:
    """Write down what was decided; the decisions before it stay."""
    insist_on_speaking(who)
    with store.write() as session:
        row = add_decision(session, who, access.comparison(session, who, id), asked)
        response.headers["Location"] = f"/v1/comparisons/{id}/decisions#{row.id}"
        return Decision.of(row)
