package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** Who made a record, as another database says. */
@RegisterForReflection
record ImportedOrigin(
    @NotNull OriginKind kind,
    @Text(max = 100) String version,
    @Text(max = 100) String rule,
    @DecimalMin("0") @DecimalMax("1") Double confidence) {

  public ImportedOrigin {
    if (kind == OriginKind.EDITOR && (version != null || rule != null || confidence != null)) {
      throw new InvalidValue("must have nothing but its kind where that is editor");
    }
    if (kind == OriginKind.EXTRACTOR && (version == null || rule == null || confidence == null)) {
      throw new InvalidValue("must have version, rule and confidence where its kind is extractor");
    }
  }

  Origin origin() {
    return new Origin(kind, version, rule, confidence);
  }
}
