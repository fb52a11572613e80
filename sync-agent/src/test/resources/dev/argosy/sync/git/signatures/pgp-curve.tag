object ca2b285eb0b8e70b2d721572aa19632f3c79d56f
type commit
tag v1
tagger A <a@example.com> 1704153600 +0000

a release
-----BEGIN PGP SIGNATURE-----

iHUEABYIAB0WIQSQvqE8LXHZhm76i3InedPntzitRwUCZZNSAAAKCRAnedPntzit
R6GuAP47EENfk3OX2ZoC2jBIJq38S4dkY/u1B4r9yywNXnTDrQD/YkuOGG/udMNr
KnORcvltq7KJmhS/HMhK1iff9DUIRg0=
=+LdW
-----END PGP SIGNATURE-----
