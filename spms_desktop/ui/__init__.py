"""The window: the only place that knows Qt."""

from spms_desktop.ui.singleton_guard import keep_singletons_alive

keep_singletons_alive()
