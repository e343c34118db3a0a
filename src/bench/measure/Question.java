package measure;

import java.util.List;

/** The values of a request: an id, two words, or the parts of a new quote. */
record Question(List<String> values) {}
