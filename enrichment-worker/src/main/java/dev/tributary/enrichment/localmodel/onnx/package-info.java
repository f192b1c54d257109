/// MiniLM on ONNX Runtime, inside this process.
@NullMarked
package dev.tributary.enrichment.localmodel.onnx;

import org.jspecify.annotations.NullMarked;
