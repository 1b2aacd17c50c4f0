# The processor as a container: see deploy/README.md. Built from the root by `./penstock images`.
# No step needs a package or a builder beyond the oldest in use.

# Ours change with each release, the others seldom: they get layers of their own.
FROM eclipse-temurin:25-jre AS jars
# By it the leavings of old builders are found.
LABEL io.penstock.stage="jars"
COPY processor/target/lib /jars/lib
COPY processor/target/penstock-processor-*.jar /jars/penstock/
# A umask of the builder may keep the jars from others, of whom the user below is one.
RUN mv /jars/lib/penstock-*.jar /jars/penstock/ && chmod -R a+rX /jars

FROM eclipse-temurin:25-jre
COPY --from=jars /jars/lib /opt/penstock/lib
COPY --from=jars /jars/penstock /opt/penstock/penstock
# Here stands, unless settings say another place, the directory state.
WORKDIR /var/lib/penstock
# A fresh volume takes its owner from here.
RUN mkdir state && chown 10001:10001 state
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
# Management.
EXPOSE 9081
# The JVM is PID 1: it gets SIGTERM, and its exit code is the container's.
# MaxRAMPercentage: outside the heap are 64 MiB of RocksDB's, whatever the heap's size, 8 MiB a thread of
# what is not committed yet, and the clients' buffers, code, classes and stacks; in it is what waits.
# UseG1GC: the JDK takes another collector below 1792 MiB; this is the one `./penstock bench` measures with.
ENTRYPOINT ["java", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-XX:MaxRAMPercentage=60", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", \
  "-cp", "/opt/penstock/penstock/*:/opt/penstock/lib/*", "io.penstock.processor.ProcessorMain"]
ARG VERSION
LABEL org.opencontainers.image.title="penstock-processor" \
  org.opencontainers.image.description="Turns raw webhooks into entity events, each change once and in order" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.version="$VERSION"
