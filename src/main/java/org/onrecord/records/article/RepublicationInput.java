package org.onrecord.records.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.records.actor.ActorReferenceInput;

/** A republication in the request body of an article. */
public record RepublicationInput(
    @NotNull @Valid ActorReferenceInput publisher, LocalDate publishedOn) {}
