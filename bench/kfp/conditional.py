from kfp import dsl


@dsl.component(base_image="python:3.12")
def get_random_int(minimum: int, maximum: int) -> int:
    import random

    result = random.randint(minimum, maximum)
    print(result)
    return result


@dsl.component(base_image="python:3.12")
def process(size: str, data: int) -> str:
    message = f"Processing {size} result {data}"
    print(message)
    return message


@dsl.pipeline(name="conditional-execution", description="Run one of three steps, by the size of a random number")
def pipeline(minimum: int = 0, maximum: int = 100) -> str:
    number = get_random_int(minimum=minimum, maximum=maximum).output
    with dsl.If(number < 10):
        small = process(size="small", data=number)
    with dsl.Elif(number < 50):
        medium = process(size="medium", data=number)
    with dsl.Else():
        large = process(size="large", data=number)
    return dsl.OneOf(small.output, medium.output, large.output)
