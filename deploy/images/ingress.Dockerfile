# The ingress as a container: see deploy/README.md. Built from the root by `./penstock images`.
# No step needs a package or a builder beyond the oldest in use.

# Ours change with each release, the others seldom: they get layers of their own.
FROM eclipse-temurin:25-jre AS jars
# By it the leavings of old builders are found.
LABEL io.penstock.stage="jars"
COPY ingress/target/lib /jars/lib
COPY ingress/target/penstock-ingress-*.jar /jars/penstock/
# A umask of the builder may keep the jars from others, of whom the user below is one.
RUN mv /jars/lib/penstock-*.jar /jars/penstock/ && chmod -R a+rX /jars

FROM eclipse-temurin:25-jre
COPY --from=jars /jars/lib /opt/penstock/lib
COPY --from=jars /jars/penstock /opt/penstock/penstock
# Here stand, unless settings say other places, connections.yaml and the directory secrets.
WORKDIR /etc/penstock
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
# Webhooks, management.
EXPOSE 8080 9080
# The JVM is PID 1: it gets SIGTERM, and its exit code is the container's.
# MaxRAMPercentage: what Netty takes outside the heap may grow to the heap's size, so the two are 80 %;
# the rest is for code, classes and stacks.
# UseG1GC: the JDK takes another collector below 1792 MiB; this is the one `./penstock bench` measures with.
ENTRYPOINT ["java", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-XX:MaxRAMPercentage=40", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", \
  "-cp", "/opt/penstock/penstock/*:/opt/penstock/lib/*", "io.penstock.ingress.IngressMain"]
ARG VERSION
LABEL org.opencontainers.image.title="penstock-ingress" \
  org.opencontainers.image.description="Takes signed webhooks over HTTP, verifies them, and stores their bytes in Kafka" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.version="$VERSION"
