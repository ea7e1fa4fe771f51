"""An invented journal, the same for the same inputs: for a first look, for demos, for tests and for load.

Everything in it was "typed" by invented people, so its texts are data and are not translated. What is true
underneath the daily numbers stands in `truth`; tests and the trend engine check against it: trouble walking rises
by 0.7 points a year and tiredness by 0.5, pain stays at 3.2, stiffness only swings with the winter.
"""
