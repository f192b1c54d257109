package dev.tributary.bank.connection;

import dev.tributary.bank.connection.SealedSecrets.Resealed;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Makes the keyset's primary key the only one that is needed, so that the others can be taken out.
@ApplicationScoped
public class RotateTokenKeys {

    private static final Logger LOG = Logger.getLogger(RotateTokenKeys.class);

    private final SealedSecrets secrets;

    RotateTokenKeys(SealedSecrets secrets) {
        this.secrets = secrets;
    }

    public Resealed rotate(String operator) {
        var resealed = secrets.reseal();
        LOG.infof(
                "token keys rotated: operator=%s resealed=%d remaining=%d",
                operator, resealed.total(), resealed.remaining());
        return resealed;
    }
}
