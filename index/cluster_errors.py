"""What is said when a Ray cluster cannot be used: one line each, in Dutch and English."""

import re

from index.errors import ClusterError


def no_address(address: str) -> ClusterError:
    """What was given is no address."""
    return ClusterError(
        f"{address!r} is geen adres van een Ray-cluster; verwacht auto, HOST:6379 of ray://HOST:10001",
        f"{address!r} is no address of a Ray cluster; expected auto, HOST:6379 or ray://HOST:10001",
    )


def not_installed() -> ClusterError:
    """Ray is not there."""
    return ClusterError(
        "voor --ray is Ray nodig; installeer het: pip install -r requirements-cluster.txt",
        "--ray needs Ray; install it: pip install -r requirements-cluster.txt",
    )


def no_cluster(address: str, error: Exception) -> ClusterError:
    """Ray cannot connect; when that is because of versions, which these are."""
    versions = re.findall(r"Ray: (\S+)\s+Python: (\S+)", str(error))
    if len(versions) >= 2:
        there, here = (f"Ray {ray}, Python {python}" for ray, python in versions[:2])
        return ClusterError(
            f"het Ray-cluster op {address} heeft andere versies ({there}) dan deze computer ({here}); maak ze gelijk",
            f"the Ray cluster at {address} has other versions ({there}) than this computer ({here}); make them equal",
        )
    kind = type(error).__name__
    return ClusterError(
        f"geen Ray-cluster op {address} ({kind}); start er een met ray start --head, of controleer adres en token; "
        "HOST:6379 en auto vragen een computer die zelf bij het cluster hoort, ray://HOST:10001 niet",
        f"no Ray cluster at {address} ({kind}); start one with ray start --head, or check address and token; "
        "HOST:6379 and auto need a computer that is in the cluster itself, ray://HOST:10001 does not",
    )


def no_answer(address: str, node: str | None = None) -> ClusterError:
    """Something is there, and says nothing: a cluster, or one of its nodes."""
    dutch = f"knooppunt {node} van het Ray-cluster" if node else "het Ray-cluster"
    english = f"node {node} of the Ray cluster" if node else "the Ray cluster"
    return ClusterError(
        f"{dutch} op {address} antwoordt niet; controleer adres, token en of het draait",
        f"{english} at {address} does not answer; check address, token and whether it runs",
    )


def no_processors(address: str) -> ClusterError:
    """A cluster that can do nothing."""
    return ClusterError(
        f"het Ray-cluster op {address} heeft geen knooppunt met een processor; start er een met ray start --address",
        f"the Ray cluster at {address} has no node with a processor; start one with ray start --address",
    )


def other_node(node: str, difference: str) -> ClusterError:
    """A node would give other bytes."""
    return ClusterError(
        f"knooppunt {node} is anders dan deze computer ({difference}); installeer daar hetzelfde Vraagbaak, met "
        "dezelfde requirements.txt",
        f"node {node} differs from this computer ({difference}); install the same Vraagbaak there, with the same "
        "requirements.txt",
    )


def gone(address: str) -> ClusterError:
    """The cluster went away during a build."""
    return ClusterError(
        f"het Ray-cluster op {address} is weggevallen; de index blijft zoals hij was; start het cluster en bouw "
        "opnieuw",
        f"the Ray cluster at {address} has gone away; the index stays as it was; start the cluster and build again",
    )
