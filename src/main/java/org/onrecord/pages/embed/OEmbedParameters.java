package org.onrecord.pages.embed;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.onrecord.web.json.Text;

/**
 * Query parameters of oEmbed, named by its specification.
 *
 * @param url URL of a quote
 * @param format null for the only one
 * @param maxwidth in CSS pixels; null for no limit
 * @param maxheight in CSS pixels; null for no limit
 */
@RegisterForReflection
record OEmbedParameters(
    @NotNull @Text(max = 2000) String url,
    OEmbedFormat format,
    @Min(1) @Max(10_000) Integer maxwidth,
    @Min(1) @Max(10_000) Integer maxheight) {}
