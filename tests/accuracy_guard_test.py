"""Tests of accuracy_guard.py with invented figures: `python3 -m unittest discover -s tests -p 'accuracy_guard_test.py'`."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

from accuracy_guard import allowed_values, falls, read_figures

HEAD = "# how it was made\nset,figure,value\n"
COMMITTED = HEAD + "news,documents,10\nnews,unanswered,0\nnews,person f1,0.900\nnews,person n,40\nold,title share,0.800\n"


def fallen(fresh, changelog=""):
    found = falls(read_figures(COMMITTED), read_figures(HEAD + fresh), allowed_values(changelog))
    return [f"{name} {figure}" for name, figure, _, _ in found]


class Guard(unittest.TestCase):
    def test_a_rise_and_a_small_fall_pass(self):
        self.assertEqual(fallen("news,unanswered,0\nnews,person f1,0.950\n"), [])
        self.assertEqual(fallen("news,unanswered,0\nnews,person f1,0.895\n"), [])

    def test_a_larger_fall_fails(self):
        self.assertEqual(fallen("news,unanswered,0\nnews,person f1,0.894\n"), ["news person f1"])

    def test_more_unanswered_texts_and_a_missing_figure_fail(self):
        self.assertEqual(fallen("news,unanswered,1\nnews,person f1,0.900\n"), ["news unanswered"])
        self.assertEqual(fallen("news,unanswered,0\n"), ["news person f1"])

    def test_counts_new_sets_and_sets_not_measured_are_no_fall(self):
        self.assertEqual(fallen("news,documents,3\nnews,unanswered,0\nnews,person n,2\nnews,person f1,0.9\nnew,title share,0.1\n"), [])

    def test_the_changelog_explains_a_fall_to_the_value_it_states(self):
        changelog = "## Unreleased\n\n### Changed\n\n- Initials alone join nobody: `news person f1` fell\n  from 0.900 to 0.870.\n\n## 1.0.0\n"
        self.assertEqual(fallen("news,unanswered,0\nnews,person f1,0.866\n", changelog), [])
        self.assertEqual(fallen("news,unanswered,0\nnews,person f1,0.860\n", changelog), ["news person f1"])

    def test_one_entry_may_explain_several_figures(self):
        changelog = "## [Unreleased]\n- `news person f1` from 0.900 to 0.850, `news unanswered` from 0 to 2: broken mails.\n"
        self.assertEqual(fallen("news,unanswered,2\nnews,person f1,0.850\n", changelog), [])

    def test_entries_of_releases_and_other_figures_explain_nothing(self):
        for changelog in [
            "## Unreleased\n\n## 1.0.0\n\n- `news person f1` fell from 0.900 to 0.800.\n",
            "## Unreleased\n- `news person` fell from 0.900 to 0.800.\n- news person f1 fell\n",
        ]:
            self.assertEqual(fallen("news,unanswered,0\nnews,person f1,0.8\n", changelog), ["news person f1"])

    def test_committing_lower_figures_hides_nothing(self):
        guard = pathlib.Path(__file__).with_name("accuracy_guard.py").resolve()
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)

            def git(*words):
                subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words], cwd=root, check=True, capture_output=True)

            def run(value):
                (root / "fresh.csv").write_text(HEAD + f"news,person f1,{value}\n")
                return subprocess.run([sys.executable, guard, "fresh.csv"], cwd=root, capture_output=True, text=True)

            git("init", "-q")
            (root / "tests").mkdir()
            (root / "CHANGELOG.md").write_text("## Unreleased\n")
            for value in ["0.900", "0.800"]:
                (root / "tests/accuracy.csv").write_text(HEAD + f"news,person f1,{value}\n")
                git("add", ".")
                git("commit", "-q", "-m", value)
            ended = run("0.800")
            self.assertNotEqual(ended.returncode, 0)
            self.assertIn("`news person f1` fell from 0.900 to 0.800", ended.stdout)
            (root / "CHANGELOG.md").write_text("## Unreleased\n- `news person f1` fell from 0.900 to 0.800: a reason.\n")
            self.assertEqual(run("0.800").returncode, 0)
            self.assertNotEqual(run("0.700").returncode, 0)


if __name__ == "__main__":
    unittest.main()
