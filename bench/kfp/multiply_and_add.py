from kfp import dsl


@dsl.component(base_image="python:3.12")
def multiply(a: float, b: float) -> float:
    return a * b


@dsl.component(base_image="python:3.12")
def add(a: float, b: float) -> float:
    return a + b


@dsl.pipeline(name="multiply-and-add", description="(a * b) + c")
def pipeline(a: float = 2, b: float = 5, c: float = 3) -> float:
    return add(a=multiply(a=a, b=b).output, b=c).output
