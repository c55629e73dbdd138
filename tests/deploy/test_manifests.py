"""The files of deploy/ are what the published schemas allow, and keep what README promises."""

from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
RESOURCES = {
    resource["kind"]: resource
    for resource in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
}
POD = RESOURCES["Deployment"]["spec"]["template"]["spec"]
LABELS = {"app.kubernetes.io/name": "pvp-evidence"}


@pytest.mark.parametrize("kind", RESOURCES)
def test_kubernetes_takes_every_resource(kind):
    assert kubernetes_validate.validate(RESOURCES[kind], "1.37", strict=True)


def test_compose_takes_its_file():
    schema = get_builtin_schema("vendor.compose-spec")

    assert [error.message for error in Draft7Validator(schema).iter_errors(COMPOSE)] == []


def test_the_pod_is_nobody_and_writes_nowhere():
    (container,) = POD["containers"]

    assert POD["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}


def test_whatever_selects_the_pods_selects_these():
    assert RESOURCES["Deployment"]["spec"]["template"]["metadata"]["labels"] == LABELS
    for kind in ("Deployment", "PodDisruptionBudget"):
        assert RESOURCES[kind]["spec"]["selector"]["matchLabels"] == LABELS
    assert RESOURCES["Service"]["spec"]["selector"] == LABELS
    assert RESOURCES["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == LABELS


def test_one_replica_is_always_left():
    scaled = RESOURCES["HorizontalPodAutoscaler"]["spec"]

    assert scaled["scaleTargetRef"]["name"] == RESOURCES["Deployment"]["metadata"]["name"]
    assert scaled["minReplicas"] > RESOURCES["PodDisruptionBudget"]["spec"]["minAvailable"] >= 1
    assert RESOURCES["Deployment"]["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_the_replicas_of_compose_are_those_behind_nginx():
    behind = (DEPLOY / "nginx.conf").read_text("utf-8")

    for name, service in COMPOSE["services"].items():
        assert service["read_only"]
        assert name == "nginx" or f"server {name}:8501" in behind


def test_the_image_runs_as_nobody_from_the_lock():
    image = (DEPLOY / "Dockerfile").read_text("utf-8")

    assert "USER 10001" in image
    assert "HEALTHCHECK" in image
    assert "--require-hashes --only-binary :all: -r requirements.lock" in image
