from kfp import dsl


@dsl.component(base_image="python:3.12")
def multiply(a: float, b: float) -> float:
    return a * b


@dsl.component(base_image="python:3.12-slim")
def multiply_base_image(a: float, b: float) -> float:
    return a * b


@dsl.component(base_image="python:3.12", packages_to_install=["pandas==2.2.3"])
def multiply_packages(a: float, b: float) -> float:
    import pandas as pd

    return float(pd.Series([a]).mul(b).iloc[0])


@dsl.pipeline(name="multiply", description="An example pipeline.")
def pipeline(a: float = 1, b: float = 5) -> float:
    tasks = [multiply(a=a, b=b), multiply_base_image(a=a, b=b), multiply_packages(a=a, b=b)]
    for task in tasks:
        task.set_cpu_request("100m").set_cpu_limit("100m")
        task.set_memory_request("256Mi").set_memory_limit("256Mi")
    return tasks[0].output
