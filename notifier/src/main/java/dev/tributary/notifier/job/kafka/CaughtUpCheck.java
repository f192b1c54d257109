package dev.tributary.notifier.job.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A replica that has not read the topic to its end would answer `unknown_job` for imports that run.
@Readiness
class CaughtUpCheck implements HealthCheck {

    private final CatchUp catchUp;

    CaughtUpCheck(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("import jobs")
                .status(catchUp.isDone() && catchUp.isInTouch())
                .withData("caught_up", catchUp.isDone())
                .withData("broker_answers", catchUp.isInTouch())
                .build();
    }
}
