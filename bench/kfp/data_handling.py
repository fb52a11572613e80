from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image="python:3.12")
def multiply(value_1: float, value_2: float) -> NamedTuple("Result", [("value_1", float), ("value_2", float), ("result", float)]):
    return (value_1, value_2, value_1 * value_2)


@dsl.component(base_image="python:3.12")
def write_result_to_text_file(result: float, text: dsl.Output[dsl.Artifact]):
    with open(text.path, "w") as f:
        f.write(f"The result is: {result}")


@dsl.component(base_image="python:3.12")
def get_text_file(text: dsl.Input[dsl.Artifact]) -> str:
    with open(text.path) as f:
        return f.read()


@dsl.pipeline(name="data-handling", description="Multiply, write the result to a file, read the file back")
def pipeline(value_1: float = 1.5, value_2: float = 1.5) -> str:
    product = multiply(value_1=value_1, value_2=value_2)
    text = write_result_to_text_file(result=product.outputs["result"])
    return get_text_file(text=text.outputs["text"]).output
