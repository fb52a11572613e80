from kfp import dsl


@dsl.container_component
def deploy(works: bool):
    return dsl.ContainerSpec(image="alpine:3.20", command=["sh", "-c", '[ "$0" = true ]'], args=[works])


@dsl.container_component
def announce():
    return dsl.ContainerSpec(image="alpine:3.20", command=["echo", "deployed"])


@dsl.component(base_image="python:3.12")
def notify(status: dsl.PipelineTaskFinalStatus):
    print(f"run {status.pipeline_job_resource_name}: {status.state}")


# No step can react to a failure alone: the roll-back of the example has no equivalent.
@dsl.pipeline(name="deploy", description="Deploy and tell how the run ended")
def pipeline(works: bool = True):
    with dsl.ExitHandler(notify()):
        announce().after(deploy(works=works))
