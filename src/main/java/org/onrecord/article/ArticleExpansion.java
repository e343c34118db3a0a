package org.onrecord.article;

import jakarta.validation.constraints.Size;
import java.util.List;

/** The query parameters of a single article, which always has its body. */
record ArticleExpansion(@Size(max = 2) List<Expand> expand) {}
