/** Tests of the package of the same name. */
package org.onrecord.pages.layout;
