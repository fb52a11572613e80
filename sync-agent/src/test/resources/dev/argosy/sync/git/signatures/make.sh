#!/bin/sh
# Writes what VerificationTest reads, anew: commits and tags as git, gpg and ssh-keygen make them. The private keys are thrown away.
set -eu
out=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export GNUPGHOME="$work/g" HOME="$work" GIT_CONFIG_NOSYSTEM=1
mkdir -m 700 "$GNUPGHOME"
trap 'gpgconf --kill all; rm -rf "$work"' EXIT
# long ago, so that no clock is behind it
GIT_AUTHOR_DATE='2024-01-02T00:00:00Z' GIT_COMMITTER_DATE='2024-01-02T00:00:00Z'
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
g() { gpg --faked-system-time "${time:-20240101T000000!}" --batch --quiet --pinentry-mode loopback --passphrase '' "$@"; }
key() { # name, algorithm, usage, expiry
  g --quick-generate-key "$1 <$1@example.com>" "$2" "$3" "$4"
}
fingerprint() { g --list-keys --with-colons "$1@example.com" | awk -F: '/^fpr/ {print $10; exit}'; }
public() { g --armor --export "$1@example.com" >"$out/$1.asc"; }

cd "$work"
git init -q -b main repo
cd repo
git config user.name A
git config user.email a@example.com
printf a >a.yaml
git add a.yaml
commit() { # file, more options of git
  file=$1; shift
  git checkout -q --orphan "$file"
  git "$@" commit -q --allow-empty -S -m "signed $file"
  git cat-file commit HEAD >"$out/$file.commit"
}
signer() { # file, time
  printf '#!/bin/sh\nexec gpg --faked-system-time %s! "$@"\n' "$2" >"$work/$1"
  chmod +x "$work/$1"
}
signer now 20240102T000000
signer then 20200301T000000
pgp() { commit "$1" -c gpg.program="$work/${3:-now}" -c user.signingkey="$(fingerprint "$2")"; }

for kind in "curve ed25519" "rsa rsa2048" "nist nistp256" "other ed25519" "revoked ed25519"; do
  set -- $kind
  key "$1" "$2" sign never
  pgp "pgp-$1" "$1"
done
key sub ed25519 cert never
g --quick-add-key "$(fingerprint sub)" ed25519 sign never
pgp pgp-sub sub
key short rsa1024 sign never
pgp pgp-short short
time=20200101T000000!
key expired ed25519 sign 1y
time=
pgp pgp-expired expired then
sed 's/^:-/-/' "$GNUPGHOME/openpgp-revocs.d/$(fingerprint revoked).rev" | g --import
for name in curve rsa nist other revoked sub short expired; do public "$name"; done
git -c gpg.program="$work/now" -c user.signingkey="$(fingerprint curve)" tag -s -m "a release" v1
git cat-file tag v1 >"$out/pgp-curve.tag"
git cat-file commit 'v1^{commit}' >"$out/tagged.commit"

for kind in "ed25519 256" "ecdsa 256" "rsa 2048"; do
  set -- $kind
  ssh-keygen -q -t "$1" -b "$2" -N '' -C "$1@example.com" -f "$work/id_$1"
  cp "$work/id_$1.pub" "$out/$1.pub"
  commit "ssh-$1" -c gpg.format=ssh -c user.signingkey="$work/id_$1.pub"
done
git -c gpg.format=ssh -c user.signingkey="$work/id_ed25519.pub" tag -s -m "another" v2
git cat-file tag v2 >"$out/ssh-ed25519.tag"
printf hello >"$work/text"
ssh-keygen -q -Y sign -n file -f "$work/id_ed25519" "$work/text"
cp "$work/text.sig" "$out/ssh-file.sig"
git checkout -q --orphan plain
git -c commit.gpgsign=false commit -q --allow-empty -m plain
git cat-file commit HEAD >"$out/unsigned.commit"
