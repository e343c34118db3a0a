/** The bodies of HTML forms, with the check that a form of this session sent them. */
package org.onrecord.web.form;
