# One image per service, from what ./mvnw package left: docker build -f deploy/images/service.Dockerfile --build-arg SERVICE=import-api .
FROM eclipse-temurin:25-jre

ARG SERVICE
WORKDIR /service
ENV JAVA_TOOL_OPTIONS="--add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:MetaspaceSize=96m -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
# Libraries change less often than code: their layers stay.
COPY ${SERVICE}/target/quarkus-app/lib/ lib/
COPY ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ app/
# The start is learnt here, for these files in this place.
RUN --mount=source=deploy/images,target=/images /images/train /service

USER 10001
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "@service.args"]
