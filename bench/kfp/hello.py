from kfp import dsl


@dsl.container_component
def hello():
    return dsl.ContainerSpec(image="alpine:3.20", command=["echo", "hello", "world"])


@dsl.pipeline(name="hello")
def pipeline():
    hello()
