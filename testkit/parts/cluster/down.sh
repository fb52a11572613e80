#!/bin/sh
# Stops what up.sh and argo.sh started (by pid file), takes the network away and removes the state. From any state: also
# what a crash left. The last logs stay in $RUN.log.
set -eu
run=$RUN; root=$NODE/root
[ -d "$run" ] || exit 0
LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu; export LD_LIBRARY_PATH
PATH=$root/usr/sbin:$root/usr/bin:$PATH; export PATH
stop() { # the whole session, at once: nothing of the state is kept, so nothing needs to be put in order
  f=$run/pid/$1; [ -e "$f" ] || return 0
  p=$(cat "$f")
  if [ -r "/proc/$p/cmdline" ] && tr '\0' ' ' <"/proc/$p/cmdline" | grep -qF -e "$run" -e "$1"; then
    kill -9 -- "-$p" 2>/dev/null || kill -9 "$p" 2>/dev/null || true
  fi
  rm -f "$f"
}
for n in workflow-controller moto.server http.server storage kubelet kube-scheduler kube-controller-manager kube-apiserver etcd; do
  stop $n
done
# What runs in the pods, then the shims that hold them: one look at containerd instead of three calls a container.
for p in $(ctr -a "$run/containerd.sock" --connect-timeout 2s -n k8s.io tasks ls 2>/dev/null | awk 'NR > 1 && $2 > 1 {print $2}'); do
  kill -9 "$p" 2>/dev/null || true
done
for d in /proc/[0-9]*; do
  if tr '\0' ' ' 2>/dev/null <"$d/cmdline" | grep -qF -e "-address $run/containerd.sock"; then kill -9 "${d#/proc/}" 2>/dev/null || true; fi
done
stop containerd
grep " $run/" /proc/mounts | cut -d' ' -f2 | sort -r | while read -r m; do umount -l "$m" || true; done
for n in $(grep -o ' /[^ ]*netns/cni-[^ ]*' /proc/mounts | sort -u); do umount -l "$n" || true; rm -f "$n"; done
ip link del labbr0 2>/dev/null || true
ip addr del 10.96.0.1/32 dev lo 2>/dev/null || true
[ ! -e "$run/sysctl" ] || { while read -r s v; do echo "$v" >"/proc/sys/$s" || true; done <"$run/sysctl"; rm -f "$run/sysctl"; }
for c in cpu cpuacct cpuset memory devices freezer blkio pids systemd hugetlb unified; do
  d=/sys/fs/cgroup/$c/kubepods; [ ! -d "$d" ] || find "$d" -depth -type d -exec rmdir {} + 2>/dev/null || true
done
[ ! -e "$run/host-dirs" ] || { while read -r d; do rm -rf "$d"; done <"$run/host-dirs"; rm -f "$run/host-dirs"; }
rm -rf "$run.log"; [ ! -d "$run/log" ] || mv "$run/log" "$run.log"
rm -rf "$run"
