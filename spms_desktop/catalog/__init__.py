"""Reference data shipped with the program.

Every text in a catalogue value is a message id: whoever shows it passes it through `spms_desktop.i18n._`.
"""
