/**
 * The parameter {@code fields}: an answer with some of its members. The known names are those that
 * Jackson writes for the types of the resource methods.
 */
package org.onrecord.web.fields;
