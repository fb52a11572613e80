from kfp import dsl


@dsl.container_component
def flip_coin(sides: list, side: dsl.OutputPath(str)):
    return dsl.ContainerSpec(
        image="python:3.12-alpine",
        command=[
            "python3",
            "-c",
            "import json, os, random, sys\n"
            "os.makedirs(os.path.dirname(sys.argv[2]), exist_ok=True)\n"
            "open(sys.argv[2], 'w').write(random.choice(json.loads(sys.argv[1])))",
        ],
        args=[sides, side],
    )


@dsl.pipeline(name="cointoss", description="Example Pipeline.")
def pipeline(sides: list = ["heads", "tails"]):
    flip_coin(sides=sides)
    again = flip_coin(sides=sides)
    again.set_env_variable("GREETING", "The coin shows")
