/// What the processes of both services have in common: arguments, ports, readiness and shutdown.
@NullMarked
package io.penstock.settings.service;

import org.jspecify.annotations.NullMarked;
