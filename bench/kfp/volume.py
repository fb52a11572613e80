from kfp import dsl, kubernetes


@dsl.component(base_image="python:3.12")
def write():
    with open("/mnt/file.txt", "w") as f:
        f.write("Hello world")


@dsl.component(base_image="python:3.12")
def read() -> str:
    with open("/mnt/file.txt") as f:
        return f.read()


@dsl.pipeline(name="volumeop-basic", description="A basic example of a volume made for the run")
def pipeline(size: str = "1Gi") -> str:
    claim = kubernetes.CreatePVC(pvc_name_suffix="-my-pvc", access_modes=["ReadWriteOnce"], size=size, storage_class_name="")
    name = claim.outputs["name"]
    writer = write().after(claim)
    kubernetes.mount_pvc(writer, pvc_name=name, mount_path="/mnt")
    reader = read().after(writer)
    kubernetes.mount_pvc(reader, pvc_name=name, mount_path="/mnt")
    kubernetes.DeletePVC(pvc_name=name).after(reader)
    return reader.output
