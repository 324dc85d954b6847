# language: id
Fitur: Persetujuan lingkungan
  SPPL langsung ke penanda tangan; UKL-UPL dan DPLH dibahas dalam rapat koordinasi dengan kecamatan lokasi.

  Skenario: SPPL tidak dibawa ke rapat
    Dengan contoh permohonan "lingkungan" sudah sampai di "verifikasi" dengan
      | jenis_dokumen | sppl |
    Ketika Dewi memutuskan "teruskan"
    Maka permohonan berada di "tanda_tangan"

  Skenario: SPPL terbit dengan nomor sendiri
    Dengan contoh permohonan "lingkungan" sudah sampai di "tanda_tangan" dengan
      | jenis_dokumen | sppl |
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/PL/2026"
    Dan izin berlaku tanpa batas waktu

  Skenario: UKL-UPL diperiksa DLH lebih dahulu
    Dengan contoh permohonan "lingkungan" sudah sampai di "verifikasi"
    Ketika Dewi memutuskan "teruskan"
    Maka dlh ditanya
    Dan permohonan berada di "administrasi"

  Skenario: Kecamatan lokasi ikut rapat
    Dengan contoh permohonan "lingkungan" sudah sampai di "jadwal_rapat"
    Ketika Fitri memutuskan "dijadwalkan" di "jadwal_rapat" dengan tanggal "2026-03-06"
    Maka dcktr, dsdabmbk, dishub dan kecamatan@ciputat ditanya

  Skenario: Kecamatan lain bila lokasinya lain
    Dengan contoh permohonan "lingkungan" sudah sampai di "jadwal_rapat" dengan
      | kelurahan | 36.74.02.1003 |
    Ketika Fitri memutuskan "dijadwalkan" di "jadwal_rapat" dengan tanggal "2026-03-06"
    Maka dcktr, dsdabmbk, dishub dan kecamatan@serpong_utara ditanya

  Skenario: Kegiatan yang wajib AMDAL ditolak di sini
    Dengan contoh permohonan "lingkungan" sudah sampai di "administrasi"
    Dan Fitri sudah memutuskan "wajib_amdal" karena "Luas bangunan melampaui ambang AMDAL"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-PL/2026"

  Skenario: Perbaikan setelah rapat diperiksa DLH, bukan loket
    Dengan contoh permohonan "lingkungan" sudah sampai di "perbaikan_teknis"
    Ketika pemohon memperbaiki dokumen "dokumen_ukl_upl"
    Maka permohonan berada di "periksa_perbaikan"
    Dan "kelengkapan" dikunjungi 1 kali

  Skenario: Tanpa perbaikan dalam lima hari kerja permohonan gugur
    Dengan contoh permohonan "lingkungan" sudah sampai di "perbaikan_teknis"
    Ketika 6 hari kerja berlalu
    Maka permohonan berakhir "lapsed"

  Skenario: Perbaikan yang belum sesuai dibahas lagi
    Dengan contoh permohonan "lingkungan" sudah sampai di "periksa_perbaikan"
    Ketika Hanif memutuskan "rapat_lagi" di "periksa_perbaikan" karena "Lokasi bak pemisah berubah"
    Maka permohonan berada di "jadwal_rapat"

  Skenario: UKL-UPL terbit setelah dua paraf
    Dengan contoh permohonan "lingkungan" sudah sampai di "tanda_tangan"
    Ketika Yusuf memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/PL/2026"

  Skenario: Penghasil limbah B3 menyebut jenisnya
    Ketika permohonan "lingkungan" diajukan dengan
      | limbah_b3       | ya |
      | jenis_limbah_b3 |    |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "jenis_limbah_b3" disebut

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi dan penapisan: kembalikan untuk diperbaiki
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Pemeriksaan administrasi dokumen lingkungan: kembalikan untuk diperbaiki
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | administrasi | kembalikan |
    Maka permohonan berada di "perbaikan"

  Skenario: Rapat koordinasi: tidak disetujui
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | administrasi | lengkap |
      | jadwal_rapat | dijadwalkan |
    Ketika keputusan ini diambil
      | rapat_koordinasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Pemeriksaan dokumen perbaikan: kembalikan untuk diperbaiki; Rekomendasi Kepala Dinas Lingkungan Hidup: dokumen perlu diperbaiki
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | administrasi | lengkap |
      | jadwal_rapat | dijadwalkan |
      | rapat_koordinasi | disetujui |
      | rekomendasi | diperbaiki |
      | perbaikan_teknis | corrected |
    Ketika keputusan ini diambil
      | periksa_perbaikan | kembalikan |
    Maka permohonan berada di "perbaikan_teknis"

  Skenario: Rekomendasi Kepala Dinas Lingkungan Hidup: tidak direkomendasikan
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | administrasi | lengkap |
      | jadwal_rapat | dijadwalkan |
      | rapat_koordinasi | disetujui |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Paraf Ketua Pokja: kembalikan ke verifikator
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | administrasi | lengkap |
      | jadwal_rapat | dijadwalkan |
      | rapat_koordinasi | disetujui |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Paraf Kepala Bidang: kembalikan ke verifikator
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | administrasi | lengkap |
      | jadwal_rapat | dijadwalkan |
      | rapat_koordinasi | disetujui |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Tanda tangan persetujuan: kembalikan ke verifikator
    Dengan contoh permohonan "lingkungan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | administrasi | lengkap |
      | jadwal_rapat | dijadwalkan |
      | rapat_koordinasi | disetujui |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Peserta rapat menandatangani berita acaranya
    Dengan contoh permohonan "lingkungan" sudah sampai di "rapat_koordinasi"
    Ketika semua petugas di "rapat_koordinasi" memutuskan "disetujui"
    Maka dokumen "letters/berita_acara" terbit
    Dan nilai "jumlah_dampak" adalah "2"

  Skenario: Perubahan menggantikan persetujuan yang lama
    Dengan izin "lingkungan" sudah terbit
    Dan hari ini tanggal 2028-02-01
    Dan permohonan "perubahan" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka izin "503/0001-DPMPTSP/PL/2026" diperpanjang
