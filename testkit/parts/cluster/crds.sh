#!/bin/sh
# Creates Argo's full CRDs and waits until they are served. Plain POSTs of the files: server-side apply takes 3 times longer.
set -eu
api=https://10.96.0.1
url=$api/apis/apiextensions.k8s.io/v1/customresourcedefinitions
token=$(sed -n 's/.*token: \([0-9a-f]*\).*/\1/p' "$RUN/admin.kubeconfig")
ask() { curl -sS -f --cacert "$RUN/ca.crt" -H "Authorization: Bearer $token" "$@"; }
for f in "$ARGO"/crds/*.yaml; do
  ask -o /dev/null -H 'Content-Type: application/yaml' --data-binary "@$f" "$url"
done
for f in "$ARGO"/crds/*.yaml; do
  kind=${f##*argoproj.io_}; kind=${kind%.yaml}
  i=0
  until ask -o /dev/null "$api/apis/argoproj.io/v1alpha1/$kind?limit=1" 2>/dev/null; do
    i=$((i + 1)); [ $i -lt 300 ] || { echo "$kind is not served"; exit 1; }; sleep 0.2
  done
done
