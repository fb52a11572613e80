import argparse
import json
import sys

import stats

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--table", required=True)
parser.add_argument("--nulls", type=float, default=0.0)
args = parser.parse_args()

rows = stats.rows(args.table)
result = dict(nulls=stats.nulls(rows), dups=stats.dups(rows), rows=len(rows))
with open("/tmp/result.json", "w") as f:
    json.dump(result, f)
if result["nulls"] > args.nulls:
    print(f"{args.table}: {result['nulls']:.2%} nulls", file=sys.stderr)
