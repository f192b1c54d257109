package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.imports.job.Formula;

/// An estimate, with what the plain formula said before experience corrected it: that is what the next correction is
/// measured by.
record Forecast(Estimate estimate, Formula formula) {}
