# One image per service, from what ./mvnw package left: docker build -f deploy/images/service.Dockerfile --build-arg SERVICE=import-api .
FROM eclipse-temurin:25-jre

ARG SERVICE
WORKDIR /service
# Libraries change less often than code: their layers stay.
COPY ${SERVICE}/target/quarkus-app/lib/ lib/
COPY ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ app/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar .

USER 10001
ENV JAVA_TOOL_OPTIONS="--add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
