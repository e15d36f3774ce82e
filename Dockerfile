# The headless traffic generator.
#   docker build --tag traffic-generator .
#   docker run --detach --publish 127.0.0.1:8080:8080 traffic-generator
# To say which commit it is of: --build-arg COMMIT="$(git rev-parse --short=12 HEAD)"

# --- the application, and a Java runtime of the modules it needs ----------------------------------------
FROM docker.io/library/eclipse-temurin:25 AS build
# unzip for the Maven wrapper, whose checksum is that of the zip; binutils for strip.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils unzip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
ARG COMMIT=unknown
# What Maven fetches stays with the builder, so that a change of the sources fetches nothing anew.
ENV MAVEN_USER_HOME=/maven
RUN --mount=type=cache,target=/maven \
    ./mvnw -Dmaven.repo.local=/maven/repository --batch-mode --no-transfer-progress -Dmaven.test.skip=true -Dbuild.commit="$COMMIT" package
RUN packaging/container/assemble.sh target/traffic-generator /image/traffic-generator

# --- what is run --------------------------------------------------------------------------------------
FROM docker.io/library/debian:13-slim AS application
RUN useradd --uid 10001 --user-group --no-log-init --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin traffic-generator \
    && ln -s /opt/traffic-generator/bin/traffic-generator /usr/local/bin/traffic-generator
COPY --from=build --chown=0:0 /image /opt
# The serial collector, with a heap that ends where MEMORY_SOFT_LIMIT or the container's memory says.
ENV LANG=C.UTF-8 TRAFFIC_GENERATOR_GC=serial
USER 10001:10001
# Where sample-sitemaps/ is.
WORKDIR /opt/traffic-generator

# --- the cache that java starts with, trained on what will run, where it will run ---------------------------
FROM application AS trained
RUN --mount=type=bind,source=packaging/container/train.sh,target=/train.sh \
    /train.sh bin/traffic-generator /tmp/traffic-generator.aot

# --- the image ----------------------------------------------------------------------------------------
FROM application
COPY --from=trained --chown=0:0 /tmp/traffic-generator.aot lib/traffic-generator.aot
ARG VERSION=1.0.0-SNAPSHOT
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Traffic Generator" \
      org.opencontainers.image.description="Simulated users visit a site the way people and API clients do." \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$COMMIT" \
      org.opencontainers.image.licenses="Apache-2.0"
# The control API, and a show runner's health and figures.
EXPOSE 8080 9090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["/opt/traffic-generator/bin/health"]
ENTRYPOINT ["/opt/traffic-generator/bin/traffic-generator"]
CMD ["--headless", "--host", "0.0.0.0", "--port", "8080"]
