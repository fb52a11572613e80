# Argosy and the Java that it brings; the container runs as whoever starts it. Also the image of the hook argosy-docker.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /argosy
COPY . .
RUN rm -rf .argosy && ./dist /made && mv /made/argosy-*-linux-*[0-9] /made/argosy

FROM debian:bookworm-slim
COPY --from=build /made/argosy /opt/argosy
# Writes down, in the image, which content the archive of classes belongs to.
RUN ln -s /opt/argosy/bin/argosy /usr/local/bin/argosy && argosy version
ENTRYPOINT ["argosy"]
