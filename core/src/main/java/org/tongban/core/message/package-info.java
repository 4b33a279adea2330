/** The nouns of an exchange: values that cannot be built wrong. Nothing here proves a check. */
package org.tongban.core.message;
