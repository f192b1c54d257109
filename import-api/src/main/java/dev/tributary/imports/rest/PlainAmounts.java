package dev.tributary.imports.rest;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Amounts are written out: `0.000000412`, never `4.12E-7`.
@Singleton
class PlainAmounts implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true);
    }
}
