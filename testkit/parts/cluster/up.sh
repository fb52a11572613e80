#!/bin/sh
# Starts a one-node cluster in an empty $RUN, of the parts $KUBE and $NODE. Needs root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$KUBE/bin; root=$NODE/root; run=$RUN
br=labbr0; node=10.88.0.1; api=10.96.0.1; name=lab-node
mkdir -p "$run/log" "$run/pid" "$run/tokens"
LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu; export LD_LIBRARY_PATH
PATH=$root/usr/sbin:$root/usr/bin:$PATH; export PATH
now() { date +%s%3N; }
t0=$(now)
say() { echo "[$(($(now) - t0)) ms] $*" >&2; }
start() { # start NAME COMMAND...
  n=$1; shift
  setsid "$@" >"$run/log/$n.log" 2>&1 </dev/null & echo $! >"$run/pid/$n"
}
wait_for() { # wait_for NAME COMMAND... until it succeeds
  n=$1; shift; i=0
  until "$@" >/dev/null 2>&1; do
    i=$((i + 1)); p=$(cat "$run/pid/$n")
    kill -0 "$p" 2>/dev/null || { echo "$n died" >&2; tail -15 "$run/log/$n.log" >&2; exit 1; }
    [ $i -lt 1200 ] || { echo "$n not ready" >&2; exit 1; }
    sleep 0.1
  done
  say "$n ready"
}

# What the kubelet changes in the kernel; down.sh puts it back.
for s in vm/overcommit_memory kernel/panic kernel/panic_on_oops net/ipv4/ip_forward; do
  echo "$s $(cat /proc/sys/$s)"; done >"$run/sysctl"

# Folders outside run/ that the kubelet, the CNI library and the shims make; down.sh removes those that were not there.
for d in /var/lib/kubelet /var/lib/cni /var/log/containers /run/containerd /run/netns; do
  [ -e $d ] || echo $d; done >"$run/host-dirs"

# Network: a bridge for the pods, and the service address of the API server on lo, so no kube-proxy is needed.
ip link show $br >/dev/null 2>&1 || ip link add $br type bridge
# A fixed hardware address: a bridge without takes the lowest of its ports', so it changes as pods come and go; requests
# of the other pods then stalled for half a minute.
ip link set $br address 0a:58:0a:58:00:01
ip addr replace $node/24 dev $br; ip link set $br up
ip addr replace $api/32 dev lo

# Keys, certificates, tokens, kubeconfigs.
cd "$run"
if [ ! -e ca.crt ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=lab-ca -keyout ca.key -out ca.crt 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj /CN=kube-apiserver -keyout api.key -out api.csr 2>/dev/null
  printf 'subjectAltName=IP:127.0.0.1,IP:%s,IP:%s,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc\n' $api $node >api.ext
  openssl x509 -req -in api.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -extfile api.ext -out api.crt 2>/dev/null
  openssl genrsa -out sa.key 2048 2>/dev/null
  : >tokens.csv
  kc() { # kc FILE USER GROUP
    tok=$(openssl rand -hex 16)
    echo "$tok,$2,$2,$3" >>tokens.csv
    cat >"$1.kubeconfig" <<K
apiVersion: v1
kind: Config
clusters: [{name: lab, cluster: {server: "https://$api:443", certificate-authority-data: $(base64 -w0 ca.crt)}}]
users: [{name: u, user: {token: $tok}}]
contexts: [{name: lab, context: {cluster: lab, user: u}}]
current-context: lab
K
  }
  kc admin admin system:masters
  kc kcm system:kube-controller-manager system:masters
  kc scheduler system:kube-scheduler system:masters
  kc kubelet system:node:$name system:nodes
  chmod 600 ./*.kubeconfig tokens.csv ./*.key
fi

# The API server first: it starts while the images are imported.
start etcd "$bin/etcd" --data-dir "$run/etcd" --unsafe-no-fsync --log-level error \
  --listen-client-urls http://127.0.0.1:23790 --advertise-client-urls http://127.0.0.1:23790 \
  --listen-peer-urls http://127.0.0.1:23800 --initial-advertise-peer-urls http://127.0.0.1:23800 \
  --initial-cluster default=http://127.0.0.1:23800
start kube-apiserver "$bin/kube-apiserver" --etcd-servers http://127.0.0.1:23790 \
  --bind-address $api --advertise-address $api --secure-port 443 \
  --tls-cert-file api.crt --tls-private-key-file api.key --client-ca-file ca.crt \
  --service-account-key-file sa.key --service-account-signing-key-file sa.key \
  --service-account-issuer https://kubernetes.default.svc --service-cluster-ip-range 10.96.0.0/24 \
  --token-auth-file tokens.csv --authorization-mode Node,RBAC --allow-privileged \
  --kubelet-preferred-address-types InternalIP

# containerd
mkdir -p "$run/cni" "$run/containerd"
cat >"$run/cni/10-lab.conflist" <<C
{"cniVersion": "0.4.0", "name": "lab", "plugins": [
 {"type": "bridge", "bridge": "$br", "isGateway": true, "ipMasq": false, "hairpinMode": true,
  "ipam": {"type": "host-local", "dataDir": "$run/cni-ipam",
           "ranges": [[{"subnet": "10.88.0.0/24", "rangeStart": "10.88.0.10", "gateway": "$node"}]],
           "routes": [{"dst": "$api/32"}]}}]}
C
cat >"$run/containerd.toml" <<C
version = 2
root = "$run/containerd/root"
state = "$run/containerd/state"
[grpc]
  address = "$run/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "lab.local/pause:1"
  restrict_oom_score_adj = true
  disable_apparmor = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$root/usr/lib/cni"
    conf_dir = "$run/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        BinaryName = "$root/usr/sbin/runc"
        SystemdCgroup = false
[plugins."io.containerd.internal.v1.opt"]
  path = "$run/containerd/opt"
C
start containerd containerd -c "$run/containerd.toml"
wait_for containerd ctr -a "$run/containerd.sock" version
for i in "$NODE"/images/*.tar; do
  ctr -a "$run/containerd.sock" -n k8s.io images import "$i" >/dev/null
done
while read -r image ref; do # further names: images/NAMES
  [ -e "$NODE/images/$image.tar" ] || continue
  ctr -a "$run/containerd.sock" -n k8s.io images tag --force "lab.local/$image:1" "$ref" >/dev/null
done <"$NODE/images/NAMES"
say "images imported"

wait_for kube-apiserver curl -sf --cacert ca.crt https://$api/readyz
sh "$here/crds.sh" >"$run/log/crds.log" 2>&1 & crds=$! # they take a while; the kubelet starts meanwhile

start kube-controller-manager "$bin/kube-controller-manager" --kubeconfig kcm.kubeconfig --bind-address 127.0.0.1 \
  --service-account-private-key-file sa.key --root-ca-file ca.crt --leader-elect=false \
  --authentication-kubeconfig kcm.kubeconfig --authorization-kubeconfig kcm.kubeconfig
start kube-scheduler "$bin/kube-scheduler" --kubeconfig scheduler.kubeconfig --bind-address 127.0.0.1 --leader-elect=false \
  --authentication-kubeconfig scheduler.kubeconfig --authorization-kubeconfig scheduler.kubeconfig

: >"$run/resolv.conf"
cat >"$run/kubelet.yaml" <<C
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $node
failCgroupV1: false
cgroupDriver: cgroupfs
failSwapOn: false
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
containerRuntimeEndpoint: unix://$run/containerd.sock
staticPodPath: ""
resolvConf: $run/resolv.conf
podLogsDir: $run/pod-logs
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: 100Mi, nodefs.available: "1%", imagefs.available: "1%"}
oomScoreAdj: 0
maxPods: 100
makeIPTablesUtilChains: false
syncFrequency: 10s
C
start kubelet "$bin/kubelet" --config "$run/kubelet.yaml" --kubeconfig kubelet.kubeconfig --root-dir "$run/kubelet" \
  --cert-dir "$run/kubelet-pki"   --hostname-override $name --node-ip $node
k() { KUBECACHEDIR=$run/kube-cache "$bin/kubectl" --kubeconfig "$run/admin.kubeconfig" "$@"; }
ready() { [ "$(k get node $name -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True ]; }
wait_for kubelet ready
wait_for kube-controller-manager k get serviceaccount default
start storage "$here/storage.sh" # the default StorageClass
wait_for storage k get storageclass standard
wait $crds || { echo "Argo's CRDs are not taken:" >&2; cat "$run/log/crds.log" >&2; exit 1; }
say "CRDs established"
