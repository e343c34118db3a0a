package org.onrecord.records.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The body of a request that reviews many quotes. Its reviews are read one by one, so that a
 * malformed one does not affect the others.
 */
record BulkReviewInput(@NotNull @Size(min = 1, max = 1000) List<@NotNull ObjectNode> reviews) {}
