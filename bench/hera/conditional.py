from hera.workflows import DAG, Parameter, WorkflowTemplate, script
from hera.workflows.models import ValueFrom


@script(image="python:3.12", outputs=Parameter(name="number", value_from=ValueFrom(path="/tmp/number")))
def get_random_int(minimum: int, maximum: int):
    import random

    result = random.randint(minimum, maximum)
    print(result)
    with open("/tmp/number", "w") as f:
        f.write(str(result))


@script(image="python:3.12", outputs=Parameter(name="message", value_from=ValueFrom(path="/tmp/message")))
def process(size: str, data: int):
    message = f"Processing {size} result {data}"
    print(message)
    with open("/tmp/message", "w") as f:
        f.write(message)


with WorkflowTemplate(
    name="conditional-execution",
    namespace="ml",
    entrypoint="main",
    arguments=[Parameter(name="minimum", value="0"), Parameter(name="maximum", value="100")],
) as w:
    with DAG(
        name="main",
        outputs=Parameter(
            name="message",
            value_from=ValueFrom(
                expression=" ?? ".join(f"tasks['{t}'].outputs.parameters.message" for t in ("small", "medium", "large"))
            ),
        ),
    ):
        number = get_random_int(
            arguments={"minimum": "{{workflow.parameters.minimum}}", "maximum": "{{workflow.parameters.maximum}}"}
        )
        value = number.get_parameter("number")
        small = process(name="small", arguments={"size": "small", "data": value}, when=f"{value} < 10")
        medium = process(
            name="medium", arguments={"size": "medium", "data": value}, when=f"{value} >= 10 && {value} < 50"
        )
        large = process(name="large", arguments={"size": "large", "data": value}, when=f"{value} >= 50")
        number >> [small, medium, large]

print(w.to_yaml())
