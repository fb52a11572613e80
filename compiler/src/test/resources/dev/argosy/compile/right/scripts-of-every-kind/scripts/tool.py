import sys, json
open("/argosy/outputs/t", "w").write("+".join(json.loads(sys.argv[1])))
