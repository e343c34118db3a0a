package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.web.json.Text;

/**
 * The article of a quote as an export shows it: the line says it already, so it is only checked.
 */
@RegisterForReflection
record ImportedArticleReference(
    @NotNull UUID id,
    @Text(max = 500) String title,
    @Valid ImportedReference source,
    LocalDate publishedOn) {}
