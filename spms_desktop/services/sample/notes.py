"""What Maria, Anna and Jonas wrote about their days, and how a line is picked so that none comes back soon."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from spms_desktop.services.sample.names import ANNA, JONAS, MARIA

NOT_AGAIN_FOR = 30  # notes by the same author before a line may come back, where the pool allows
SUMMER, AUTUMN, WINTER, SPRING = (6, 7, 8), (9, 10, 11), (12, 1, 2), (3, 4, 5)
ANY = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class Line:
    """A note somebody may write in some months, on a kind of day."""

    text: str
    mood: str = ""
    months: tuple[int, ...] = ANY
    author: str = MARIA


LINES = (
    Line("Pegged out the washing sitting on the stool. It took twice as long and I did not mind."),
    Line("Three rests on the way to the letter box and back."),
    Line("Forgot the word for colander and laughed about it with Jonas."),
    Line("Left foot caught on the rug again. Jonas has rolled it up now."),
    Line("Slept right through for once. What a difference that makes."),
    Line("Read two chapters before the letters began to swim."),
    Line("Needed the toilet five times before noon, so I did not go to the shop."),
    Line("Long call with my sister. Tired after it, but glad."),
    Line("Pins and needles in both hands while peeling potatoes."),
    Line("Wrote the birthday cards today. My hand gave up after the fourth."),
    Line("Did the leg stretches with the blue band, all three rounds."),
    Line("Legs jumped for an hour before I fell asleep."),
    Line("The neighbour asked why I use the disabled spot. I explained it calmly and felt proud of that."),
    Line("Paid the bills, then had to lie down for two hours."),
    Line("Got up from the floor by myself after the exercises."),
    Line("Buttons took ages, so I wore the green sweater instead."),
    Line("Lost the thread in the middle of a film. Jonas told me the rest over tea."),
    Line("A tight band round my ribs this afternoon. It let go after the warm bath."),
    Line("Cooked lentil soup from the perching stool. Anna took some home."),
    Line("Choir on the radio. I sang along until my breath ran out."),
    Line("Physio was hard but I like Priya. We worked on turning round without a wobble."),
    Line("Missed the bus because I could not hurry. Took the next one."),
    Line("Pastor Brandt came for tea. We talked about my mother."),
    Line("The circle met tonight. Good to be with people who know."),
    Line("Talked with Miriam about asking for help before I am worn out."),
    Line("The stick slipped on the wet tiles. I caught hold of the sink in time."),
    Line("Walked to the gate and back twice, with one rest on the wall.", "good"),
    Line("A good morning. I made pancakes and stood for most of it.", "good"),
    Line("Clear head today. Finished the crossword before lunch.", "good"),
    Line("We went to the lake. I used the chair on the path and saw two herons.", "good"),
    Line("Hardly noticed my legs until the evening. I had forgotten that feeling.", "good"),
    Line("Danced one slow song in the kitchen, holding on to Jonas.", "good"),
    Line("Bad from the start. Stayed on the sofa and let the phone ring.", "bad"),
    Line("My legs felt like wet sand all day.", "bad"),
    Line("Cried a bit over a jar I could not open. Better after a nap.", "bad"),
    Line("Too tired to chew at supper. Soup it was.", "bad"),
    Line("The ten steps to the bathroom felt like a hill.", "bad"),
    Line("Cancelled lunch with Ilse. She was kind about it.", "bad"),
    Line("The leg drags more than last week. Anna noticed it too.", "relapse"),
    Line("Could not lift my foot onto the step. Tom says to rest and keep writing it down.", "relapse"),
    Line("A little stronger than yesterday, I think. I stood at the stove for five minutes.", "relapse"),
    Line("Shivering and hot by turns. Everything I had won back is gone for now.", "infection"),
    Line("Slept most of the day. Tea, toast, bed.", "infection"),
    Line("Fever is down and my legs are starting to listen again.", "infection"),
    Line("Blinds down since ten. The cooling vest helps for an hour or so.", "heat"),
    Line("Only awake after sunset. We had supper on the balcony at ten.", "heat"),
    Line("Watered the tomatoes from the garden chair before the sun came round.", "", SUMMER),
    Line("Picked a bowl of currants sitting down. My fingers are still red.", "", SUMMER),
    Line("Warm rain at last. I could breathe, and walk.", "", SUMMER),
    Line("Swept the leaves from the step, slowly, leaning on the rail.", "", AUTUMN),
    Line("First frost. My calves were like wood until the second cup of tea.", "", WINTER),
    Line("Ice on the path, so I stayed in. Jonas brought library books.", "", WINTER),
    Line("Wrapped the presents with Anna. She did the ribbons.", "", (12,)),
    Line("First snowdrops by the gate. Went out just to see them.", "", (2, 3)),
    Line("Sowed peas in pots on the kitchen table.", "", SPRING),
    Line("Sat in the sun on the bench for half an hour.", "", SPRING),
    Line("Mum held on to the furniture all the way to the kitchen.", author=ANNA),
    Line("She says she is fine, but she sat down four times while we cooked.", author=ANNA),
    Line("We laughed a lot today. She told me about her first flat.", author=ANNA),
    Line("Helped with the shower. She was steadier with the new mat.", author=ANNA),
    Line("She asked me the same thing twice. She was very tired.", author=ANNA),
    Line("I drove her to the library. The three steps there are a problem now.", author=ANNA),
    Line("She let me do the vacuuming. That is new.", author=ANNA),
    Line("I carried the shopping and she carried the list. Good team.", author=ANNA),
    Line("She got up from the sofa at the third try.", "bad", author=ANNA),
    Line("She slept on the sofa from two until five and still looked pale.", "bad", author=ANNA),
    Line("She walked to the gate to wave when I left.", "good", author=ANNA),
    Line("Stayed the night. She needed an arm for every step to the bathroom.", "relapse", author=ANNA),
    Line("Brought soup and took her temperature at six: 38.2.", "infection", author=ANNA),
    Line("Put a wet towel round her neck. She ate ice cream for lunch.", "heat", author=ANNA),
    Line("Her leg shook for a minute after the stairs.", author=JONAS),
    Line("Maria was too worn out to write, so I did it for her.", author=JONAS),
    Line("We took the long way through the park, with a rest on every bench.", "good", author=JONAS),
    Line("Up with her at two and at four. Spasms in both legs.", "bad", author=JONAS),
)


class NotePicker:
    """Picks a fitting line for a day; what was used lately waits its turn."""

    def __init__(self, rng: Random, lines: Sequence[Line] = LINES) -> None:
        self._rng = rng
        self._lines = lines
        self._used: dict[str, deque[Line]] = {}

    def pick(self, author: str, moods: Sequence[str], month: int) -> str:
        """A line by this author for a day of these moods ("" fits any day)."""
        fitting = [x for x in self._lines if x.author == author and x.mood in moods and month in x.months]
        used = self._used.setdefault(author, deque(maxlen=min(NOT_AGAIN_FOR, self._own(author) - 4)))
        fresh = [x for x in fitting if x not in used]
        if not fresh:
            return ""
        # a line about a special kind of day wins over one that fits any day
        special = [x for x in fresh if x.mood or x.months != ANY]
        chosen = self._rng.choice(special if special and self._rng.random() < 0.5 else fresh)
        used.append(chosen)
        return chosen.text

    def _own(self, author: str) -> int:
        return max(5, sum(1 for x in self._lines if x.author == author))
